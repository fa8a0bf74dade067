using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Texts;

/// <summary>In which language what everybody in a guild sees is written: the one its settings name, else the one Discord has for the guild.</summary>
internal sealed class GuildLanguages(ServerSettingsService settings, GuildCache guilds)
{
    public async Task<LanguageTexts> OfAsync(Snowflake guildId, CancellationToken cancellationToken)
    {
        var chosen = await settings.FindByGuildAsync((long)guildId.Value, cancellationToken);
        return LanguageTexts.Of(Language.Of(chosen.Language ?? guilds.Find(guildId)?.PreferredLocale));
    }

    /// <summary>For an answer that all in the channel see; in direct messages the caller's.</summary>
    public Task<LanguageTexts> OfAsync(InteractionRequest request, CancellationToken cancellationToken) =>
        request.GuildId is { } guildId ? OfAsync(guildId, cancellationToken) : Task.FromResult(request.CallerTexts);
}
