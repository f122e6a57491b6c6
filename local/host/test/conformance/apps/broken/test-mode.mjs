// What a bundler makes of the library when it can't keep `require`: the core module is out of reach.
console.warn(
  'WARNING: Failed to detect the Azure Functions runtime. Switching "@azure/functions" package to test mode - not all features are supported.',
);
