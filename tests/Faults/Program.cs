using Ioc.Faults.Harness;

// The tests of this project are run by `dotnet test`; as a program it is `./ioc faults`.
return await FaultsCommand.RunAsync(args);
