using KillBot.Bot.Texts;
using KillBot.Domain.ApiKeys;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary>A new key, and what to enter in the trackers that people run.</summary>
internal static class ApiKeyReply
{
    /// <summary>KillBot does not know under which address others reach it; whoever runs it does.</summary>
    private const string Address = "https://ADDRESS-OF-KILLBOT";

    public static string Of(ListedApiKey key, string secret, LanguageTexts texts)
    {
        var heading = key.Key.ExpiresAt is { } expiresAt
            ? texts.Say("apikey.created-until", ("player", TextValue.Escaped(key.PlayerName)), ("until", expiresAt))
            : texts.Say("apikey.created", ("player", TextValue.Escaped(key.PlayerName)));
        var address = TextValue.Markdown($"`{Address}`");
        return string.Join(
            '\n',
            heading,
            $"```\n{secret}\n```",
            texts.Say("apikey.address", ("address", address)),
            $"- **AutoTrackR2**: {texts.Say("apikey.autotrack", ("address", address))}",
            $"- **BlightVeil**: {texts.Say("apikey.blightveil", ("line", TextValue.Markdown($"`api_fqdn = \"{Address}\"`")))}",
            $"- **BeowulfHunter**: {texts.Say("apikey.beowulf", ("address", address))}",
            "- curl:",
            $$"""
            ```sh
            curl {{Address}}/api/kills -H 'Authorization: Bearer {{secret}}' -H 'Content-Type: application/json' -d '{"victimId":"Prey"}'
            ```
            """);
    }
}
