using Ioc.LoadTests;

return await LoadCommands.RunAsync(args);
