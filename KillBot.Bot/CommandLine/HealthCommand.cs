using System.CommandLine;
using KillBot.Bot.Hosting;

namespace KillBot.Bot.CommandLine;

/// <summary><c>health</c>: for supervisors that can start a program and cannot ask over HTTP, such as Docker's health check.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("health", "Ask the server on this machine whether it is alive. Takes the settings of run.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await AskAsync([.. result.UnmatchedTokens], cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync("alive");
            return 0;
        });
        return command;
    }

    private static async Task AskAsync(string[] settings, CancellationToken cancellationToken)
    {
        var address = WebApplication.CreateBuilder(settings).Configuration.LocalAddress
            ?? throw new CommandFailedException("The configuration names no address that could be asked. Set HOST and PORT.");
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(address, "/alive"), cancellationToken);
            response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException exception)
        {
            throw new CommandFailedException($"{address} is not alive: {exception.Message}");
        }
        catch (TaskCanceledException exception) when (exception.InnerException is TimeoutException)
        {
            throw new CommandFailedException($"{address} did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }
}
