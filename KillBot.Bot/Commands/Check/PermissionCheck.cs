using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Check;

/// <summary>What the bot may do in a channel, permission by permission.</summary>
internal sealed class PermissionCheck(GuildCache guilds)
{
    private const Permissions Needed = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks;

    public IEnumerable<string> Describe(Snowflake guildId, Snowflake channelId, LanguageTexts texts)
    {
        if (guilds.ComputePermissions(guildId, channelId) is not { } granted)
        {
            yield return texts["check.unknown-channel"];
            yield break;
        }

        // Without View Channels Discord counts nothing else either; naming all would mislead.
        var isVisible = PermissionNames.Missing(Permissions.ViewChannel, granted) == Permissions.None;
        var missing = PermissionNames.Missing(Needed, granted);
        foreach (var permission in PermissionNames.Each(isVisible ? Needed : Permissions.ViewChannel))
        {
            yield return texts.Say((missing & permission) == Permissions.None ? "check.has" : "check.lacks", ("permission", Name(permission, texts)));
        }

        if (isVisible)
        {
            yield return texts.Say(
                PermissionNames.Missing(Permissions.AttachFiles, granted) == Permissions.None ? "check.has" : "check.lacks-files",
                ("permission", Name(Permissions.AttachFiles, texts)));
        }

        if (missing != Permissions.None)
        {
            yield return texts["check.grant"];
        }
    }

    private static TextValue Name(Permissions permission, LanguageTexts texts) =>
        TextValue.Markdown(PermissionTexts.NamesOf(permission, texts)[0]);
}
