using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Texts;

/// <summary>Permissions by the names that Discord's client shows for them, in the languages of KillBot.</summary>
internal static class PermissionTexts
{
    /// <summary>One name per bit; in English for those that the bot never asks for.</summary>
    public static IReadOnlyList<string> NamesOf(Permissions permissions, LanguageTexts texts) =>
        [.. PermissionNames.Each(permissions).Select(flag => KeyOf(flag) is { } key ? texts[key] : PermissionNames.Of(flag)[0])];

    private static string? KeyOf(Permissions flag) => flag switch
    {
        Permissions.ManageGuild => "permission.manage-guild",
        Permissions.ViewChannel => "permission.view-channel",
        Permissions.SendMessages => "permission.send-messages",
        Permissions.EmbedLinks => "permission.embed-links",
        Permissions.AttachFiles => "permission.attach-files",
        Permissions.MentionEveryone => "permission.mention-everyone",
        Permissions.ManageMessages => "permission.manage-messages",
        Permissions.Administrator => "permission.administrator",
        _ => null,
    };
}
