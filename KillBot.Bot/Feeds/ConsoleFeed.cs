using System.Globalization;
using System.Text;
using KillBot.Domain.Kills;
using KillBot.Domain.Live;
using KillBot.Domain.StarCitizen;
using Spectre.Console;

namespace KillBot.Bot.Feeds;

/// <summary>Stands in for Discord while there is no token: writes each recorded kill to the console.</summary>
internal sealed partial class ConsoleFeed(LiveEventHub hub, IAnsiConsole console, ILogger<ConsoleFeed> logger) : BackgroundService
{
    /// <summary>More than any batch: the console shows every kill unless it is blocked for long.</summary>
    private const int Capacity = 100_000;

    private const int MaxWrite = 32 * 1024;

    // From the very start: the first kill may come before this service's turn.
    private readonly LiveSubscription _subscription = hub.Listen(Capacity);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.DiscordIsOff(logger);
        try
        {
            await WriteUntilStoppedAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }

    private async Task WriteUntilStoppedAsync(CancellationToken stoppingToken)
    {
        var lines = new StringBuilder();
        while (await _subscription.Events.WaitToReadAsync(stoppingToken))
        {
            // Together what came together: a console is flushed with every write.
            while (lines.Length < MaxWrite && _subscription.Events.TryRead(out var committed))
            {
                if (committed is LiveEvent.KillRecorded { Kill: var kill })
                {
                    lines.AppendLine(Line(kill));
                }
            }

            if (lines.Length > 0)
            {
                console.Profile.Out.Writer.Write(lines);
                lines.Clear();
            }
        }
    }

    public override void Dispose()
    {
        _subscription.Dispose();
        base.Dispose();
    }

    private static string Line(Kill kill)
    {
        var victim = Printable(kill.VictimName);
        var weapon = kill.Weapon is { } named ? $" with {Printable(Catalog.Default.WeaponName(named))}" : "";
        var location = kill.Location is { } place ? $" at {Printable(Catalog.Default.LocationName(place))}" : "";
        return kill switch
        {
            { IsSuicide: true } => $"{victim} died by their own hand{weapon}{location}",
            { IsEnvironmental: true } or { KillerName: null } => $"{victim} died{location}",
            _ => $"{Printable(kill.KillerName)} killed {victim}{weapon}{location}",
        };
    }

    // A name must not be able to steer the operator's terminal.
    private static string Printable(string text) => text.All(IsPrintable) ? text : string.Concat(text.Where(IsPrintable));

    private static bool IsPrintable(char character) =>
        char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information,
            Message = "Discord is off: Discord:Token is not set. Kills are written to the console instead.")]
        public static partial void DiscordIsOff(ILogger logger);
    }
}
