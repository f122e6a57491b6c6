import '@azure/functions-core';
