using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;
using KillBot.Domain.Users;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands;

/// <summary><c>/stats [player]</c>: kills and deaths of a player, or of the caller's own.</summary>
internal sealed class StatsCommand(
    PlayerQueries players,
    UserQueries users,
    IOptions<AdministratorOptions> administrators,
    ServerDirectory servers,
    ServerSettingsService settings,
    StatsQueries stats)
    : IApplicationCommandHandler, IAutocompleteHandler
{
    private const string PlayerOption = "player";
    private const int NameLength = 64;
    private const int Suggestions = 25;
    private const int Color = 0x5865F2;

    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "stats",
        Options =
        [
            new()
            {
                Type = ApplicationCommandOptionType.String,
                Name = PlayerOption,
                MaxLength = NameLength,
                Autocomplete = true,
            },
        ],
    }.Localized();

    public static Deferral Deferral => Deferral.Public;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (context.GuildId is { } guildId
            && await settings.FindByGuildAsync((long)guildId.Value, cancellationToken) is { KillTracker: false })
        {
            await context.ReplyEphemeralAsync("The kill tracker is turned off in this server's settings.", cancellationToken);
            return;
        }

        var name = context.Options.FindString(PlayerOption);
        var found = name is null
            ? await players.FindByDiscordIdAsync((long)context.Caller.Id.Value, cancellationToken)
            : await FindVisibleAsync(name, context, cancellationToken);
        if (found.Count == 0)
        {
            await context.ReplyEphemeralAsync(
                name is null
                    ? "No player is linked to your Discord account yet. Ask an admin for an API key, or name a player: `/stats player:NAME`"
                    : $"I know no player called {Markdown.Escape(name, NameLength)}.",
                cancellationToken);
            return;
        }

        var sums = await stats.SumAsync([.. found.Select(player => player.Id)], cancellationToken);
        // Whoever hides their figures sees them, and nobody else in the channel.
        var flags = found.All(player => player.Privacy == Privacy.Public) ? (MessageFlags?)null : MessageFlags.Ephemeral;
        await context.RespondAsync(new FollowupMessage { Embeds = [ToEmbed(found, sums)], Flags = flags }, cancellationToken);
    }

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> SuggestAsync(
        InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        var names = await players.SuggestAsync(typed, Suggestions, cancellationToken);
        return [.. names.Select(name => new ApplicationCommandOptionChoice { Name = Markdown.Plain(name, 100), Value = name })];
    }

    private async Task<IReadOnlyList<Player>> FindVisibleAsync(
        string name, InteractionContext context, CancellationToken cancellationToken)
    {
        var callerId = (long)context.Caller.Id.Value;
        var own = await players.FindByDiscordIdAsync(callerId, cancellationToken);
        var isAdmin = administrators.Value.AdminIds.Contains(callerId)
            || await users.FindByDiscordIdAsync(callerId, cancellationToken) is { IsAdmin: true };
        List<Player> visible = [];
        foreach (var player in await players.FindByNameAsync(name, cancellationToken))
        {
            if (player.Privacy == Privacy.Public || isAdmin || own.Any(mine => mine.Id == player.Id)
                || (player.Privacy == Privacy.Server && await IsHereAsync(player, context, cancellationToken)))
            {
                visible.Add(player);
            }
        }

        return visible;
    }

    private async Task<bool> IsHereAsync(Player player, InteractionContext context, CancellationToken cancellationToken) =>
        context.GuildId is { } guildId
        && await servers.FindAsync(null, (long)guildId.Value, cancellationToken) is { } server
        && await servers.IsMemberAsync(player.Id, server.Id, cancellationToken);

    private static Embed ToEmbed(IReadOnlyList<Player> found, PlayerStats sums) => new()
    {
        Title = string.Join(", ", found.Select(player => Markdown.Escape(player.Name, NameLength)).Distinct(StringComparer.Ordinal)),
        Color = Color,
        Fields =
        [
            Field("Kills", sums.Kills.ToString("N0", CultureInfo.InvariantCulture)),
            Field("Deaths", sums.Deaths.ToString("N0", CultureInfo.InvariantCulture)),
            Field("K/D", sums.KillDeathRatio.ToString("0.00", CultureInfo.InvariantCulture)),
            Field("PvP", $"{sums.PvpKills:N0} ({sums.PvpRatio:0.0} %)"),
            Field("PvE", sums.PveKills.ToString("N0", CultureInfo.InvariantCulture)),
            Field("Own doing", (sums.Suicides + sums.EnvironmentalDeaths).ToString("N0", CultureInfo.InvariantCulture)),
        ],
    };

    private static EmbedField Field(string name, string value) => new() { Name = name, Value = value, Inline = true };
}
