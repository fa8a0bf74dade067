using System.CommandLine;
using System.Net.Sockets;
using KillBot.Bot.Hosting;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.CommandLine;

/// <summary>
/// The command line. Exit codes: 0 done, 1 failed, 2 wrong arguments or configuration. Results go to standard output, talk
/// to standard error.
/// </summary>
internal static class KillBotCommandLine
{
    public const int Failed = 1;
    public const int Misused = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("KillBot: a Discord bot and HTTP API that follow a gaming community's kills.")
        {
            RunCommand.Create(),
            UsersCommand.Create(),
            KeysCommand.Create(),
            PlayersCommand.Create(),
            ImportCommand.Create(),
            DatabaseCommand.Create(),
            HealthCommand.Create(),
        };
        // Without a command the server runs, and every other argument is configuration: --PORT=8080
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((result, _) => RunCommand.RunAsync([.. result.UnmatchedTokens]));

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return Misused;
        }

        if (FindStray(parsed) is { } stray)
        {
            return await RefuseAsync($"{stray} is no command, option or setting. See: --help", Misused);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // A server that is asked to stop finishes what it has accepted, and its host waits for that. The parser would
                // end the process after two seconds, with an exit code that tells supervisors of a failure.
                ProcessTerminationTimeout = parsed.CommandResult.Command is RootCommand or { Name: RunCommand.Name }
                    ? null
                    : TimeSpan.FromSeconds(2),
            });
        }
        catch (OptionsValidationException exception)
        {
            return await RefuseAsync(string.Join(' ', exception.Failures), Misused);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await RefuseAsync(string.Join(Environment.NewLine, exception.InnerExceptions.Select(inner => inner.Message)), Misused);
        }
        catch (InvalidDataException exception)
        {
            // appsettings.json is no JSON; the inner message says where.
            return await RefuseAsync($"{exception.Message} {exception.InnerException?.Message}", Misused);
        }
        catch (SocketException exception)
        {
            return await RefuseAsync($"{exception.Message} Check HOST and PORT.", Failed);
        }
        catch (InvalidOperationException exception) when (exception.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            return await RefuseAsync(exception.Message, Misused);
        }
        catch (Exception exception) when (
            exception is UnknownUserException or PlayerClaimedException or CommandFailedException or DatabaseUnavailableException)
        {
            return await RefuseAsync(exception.Message, Failed);
        }
        catch (OperationCanceledException)
        {
            return await RefuseAsync("Interrupted. What was recorded until then stays.", Failed);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await RefuseAsync($"{exception.Message} Stop what listens there, or set PORT.", Failed);
        }
    }

    // Settings (--PORT=8080, --PORT 8080) may be left over where a command takes them; anything else is a slip of the pen.
    private static string? FindStray(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors)
        {
            return parsed.UnmatchedTokens is [var first, ..] ? first : null;
        }

        var isValue = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            var isKey = token.StartsWith("--", StringComparison.Ordinal);
            var isWhole = token.Contains('=', StringComparison.Ordinal);
            if (!isKey && !isWhole && !isValue)
            {
                return token;
            }

            isValue = isKey && !isWhole;
        }

        return null;
    }

    private static async Task<int> RefuseAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync(message);
        return exitCode;
    }
}

/// <summary>A command cannot do what it was asked; the message says why and what to do.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
