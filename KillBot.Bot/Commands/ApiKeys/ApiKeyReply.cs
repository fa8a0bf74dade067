using KillBot.Bot.Texts;
using KillBot.Domain.ApiKeys;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary>A new key, and what to enter in the trackers that people run.</summary>
internal sealed class ApiKeyReply(IOptions<PublicAddressOptions> options)
{
    /// <summary>Stands for the address while whoever runs this KillBot has not told it.</summary>
    private const string UnknownAddress = "https://ADDRESS-OF-KILLBOT";

    public string Of(ListedApiKey key, string secret, LanguageTexts texts)
    {
        var heading = key.Key.ExpiresAt is { } expiresAt
            ? texts.Say("apikey.created-until", ("player", TextValue.Escaped(key.PlayerName)), ("until", expiresAt))
            : texts.Say("apikey.created", ("player", TextValue.Escaped(key.PlayerName)));
        var known = options.Value.Address;
        var url = known ?? UnknownAddress;
        var address = TextValue.Markdown($"`{url}`");
        string[] unknown = known is null ? [texts.Say("apikey.address", ("address", address))] : [];
        return string.Join(
            '\n',
            [
                heading,
                $"```\n{secret}\n```",
                .. unknown,
                $"- **AutoTrackR2**: {texts.Say("apikey.autotrack", ("address", address))}",
                $"- **BlightVeil**: {texts.Say("apikey.blightveil", ("line", TextValue.Markdown($"`api_fqdn = \"{url}\"`")))}",
                $"- **BeowulfHunter**: {texts.Say("apikey.beowulf", ("address", address))}",
                "- curl:",
                $$"""
                ```sh
                curl {{url}}/api/kills -H 'Authorization: Bearer {{secret}}' -H 'Content-Type: application/json' -d '{"victimId":"Prey"}'
                ```
                """,
            ]);
    }
}
