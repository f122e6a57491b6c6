throw new Error('as asked');
