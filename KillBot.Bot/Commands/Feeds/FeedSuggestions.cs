using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Completes feeds, filters and kills while they are typed.</summary>
internal sealed class FeedSuggestions(FeedDirectory feeds, FilterNames names, KillSuggestions kills, GuildCache guilds)
{
    private const int MaxSuggestions = 25;

    /// <summary>For the option that the caller is typing in.</summary>
    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> FindAsync(InteractionRequest request, CancellationToken cancellationToken)
    {
        var typed = request.Options.Focused?.Value?.AsString ?? "";
        return (request.Options.Focused?.Name, request.GuildId) switch
        {
            (FeedOptions.FeedName, { } guildId) => await FindFeedsAsync(guildId, typed, request.CallerTexts, cancellationToken),
            (FeedOptions.FilterName, { } guildId) => await FindFiltersAsync(request, guildId, typed, cancellationToken),
            (FeedOptions.KillName, { } guildId) => await kills.FindAsync(guildId, typed, request.CallerTexts, cancellationToken),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<ApplicationCommandOptionChoice>> FindFeedsAsync(
        Snowflake guildId, string typed, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var guild = guilds.Find(guildId);
        var states = await feeds.ListAsync((long)guildId.Value, cancellationToken);
        return
        [
            .. states.Select(state => (state.Feed.Number, Label: FeedWords.Label(state.Feed, guild, texts)))
                .Where(feed => feed.Label.Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(MaxSuggestions)
                .Select(feed => new ApplicationCommandOptionChoice
                {
                    Name = feed.Label,
                    Value = string.Create(CultureInfo.InvariantCulture, $"#{feed.Number}"),
                }),
        ];
    }

    private async Task<IReadOnlyList<ApplicationCommandOptionChoice>> FindFiltersAsync(
        InteractionRequest request, Snowflake guildId, string typed, CancellationToken cancellationToken)
    {
        var kind = request.Options.FeedKind ?? (request.Options.FeedNumber is { } number
            ? (await feeds.FindAsync((long)guildId.Value, number, cancellationToken))?.Kind
            : null);
        var filters = await FilterSuggestions.FindAsync(
            typed, kind ?? FeedKind.Kills, (field, start) => names.FindAsync(field, start, guildId, cancellationToken));
        IEnumerable<ApplicationCommandOptionChoice> presets = typed.Trim().Length == 0 ? FilterPresets.Of(kind ?? FeedKind.Kills, request.CallerTexts) : [];
        return
        [
            .. presets.Concat(filters.Select(filter => new ApplicationCommandOptionChoice { Name = filter, Value = filter }))
                .DistinctBy(choice => choice.Value.AsString).Take(MaxSuggestions),
        ];
    }
}
