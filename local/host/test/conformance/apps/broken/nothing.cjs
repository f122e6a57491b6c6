require('@azure/functions');
