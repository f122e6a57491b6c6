require('@azure/functions');
throw new Error('no such setting');
