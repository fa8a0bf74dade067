using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Settings;

/// <summary>Only those who have Manage Server from Discord itself choose the admin role, or take it away.</summary>
internal static class AdminRoleGate
{
    public static bool MayChoose(InteractionRequest request) =>
        PermissionNames.Missing(Permissions.ManageGuild, request.CallerPermissions) == Permissions.None;

    public static string Refusal(LanguageTexts texts) => texts.Say(
        "settings.admin-role-refused",
        ("permission", TextValue.Markdown(PermissionTexts.NamesOf(Permissions.ManageGuild, texts)[0])));
}
