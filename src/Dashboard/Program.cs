return await Ioc.Dashboard.Commands.IocCommand.RunAsync(args);
