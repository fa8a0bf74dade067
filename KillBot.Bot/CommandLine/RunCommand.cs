using System.CommandLine;
using KillBot.Bot.Hosting;

namespace KillBot.Bot.CommandLine;

/// <summary><c>run</c>: the bot and the API, until the process is asked to stop.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Create()
    {
        var command = new Command(Name, "Run the bot and the API (the default). Settings may follow: --PORT=8080")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((result, _) => RunAsync([.. result.UnmatchedTokens]));
        return command;
    }

    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = KillBotHost.BuildServer(settings);
        await app.PrepareAsync();
        await app.RunAsync();
        return 0;
    }
}
