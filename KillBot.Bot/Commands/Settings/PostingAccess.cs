using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Settings;

/// <summary>What the bot may do in a channel, as the gateway last told.</summary>
internal sealed class PostingAccess(GuildCache guilds)
{
    /// <summary>What a message of the bot takes.</summary>
    public const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    /// <summary>What of <see cref="Needed"/> is missing; all of it where the channel is gone or unknown.</summary>
    public Permissions MissingIn(Snowflake guildId, Snowflake channelId)
    {
        var missing = PermissionNames.Missing(Needed, guilds.ComputePermissions(guildId, channelId) ?? Permissions.None);
        // Without View Channels Discord counts nothing else either; naming all would mislead.
        return missing.HasFlag(Permissions.ViewChannel) ? Permissions.ViewChannel : missing;
    }

    /// <summary>The missing permissions in a sentence's list; null when nothing is missing.</summary>
    public TextValue? NameMissing(Snowflake guildId, Snowflake channelId, LanguageTexts texts) =>
        MissingIn(guildId, channelId) is not Permissions.None and var missing
            ? TextValue.Markdown(Lists.And([.. PermissionTexts.NamesOf(missing, texts).Select(name => $"**{name}**")], texts))
            : null;
}
