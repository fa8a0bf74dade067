using KillBot.Bot.CommandLine;

return await KillBotCommandLine.RunAsync(args);
