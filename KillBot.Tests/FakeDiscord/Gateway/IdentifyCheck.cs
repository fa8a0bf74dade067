using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>Reads an identify command (https://discord.com/developers/docs/events/gateway-events#identify).</summary>
internal sealed record IdentifyCheck(int CloseCode, string Reason, int Shard = 0, int ShardCount = 1, GatewayIntent Intents = GatewayIntent.None)
{
    /// <summary>All documented bits: 0-16, 20, 21, 24, 25.</summary>
    private const int KnownIntents = 0x0331FFFF;

    public static IdentifyCheck Read(JsonElement data, FakeDiscordOptions options)
    {
        if (data.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty("token", out var token) || token.ValueKind != JsonValueKind.String)
        {
            return new IdentifyCheck(4002, "Error while decoding payload.");
        }

        // Discord takes the token with or without the "Bot " of the REST header.
        var text = token.GetString()!;
        if ((text.StartsWith("Bot ", StringComparison.Ordinal) ? text[4..] : text) != options.Token)
        {
            return new IdentifyCheck(4004, "Authentication failed.");
        }

        if (!data.TryGetProperty("intents", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var intents)
            || intents < 0 || (intents & ~KnownIntents) != 0)
        {
            return new IdentifyCheck(4013, "Invalid intent(s).");
        }

        if ((intents & (int)GatewayIntent.Privileged & ~options.PrivilegedIntents) != 0)
        {
            return new IdentifyCheck(4014, "Disallowed intent(s).");
        }

        if (!data.TryGetProperty("shard", out var shard))
        {
            return new IdentifyCheck(0, "", Intents: (GatewayIntent)intents);
        }

        return shard.ValueKind == JsonValueKind.Array && shard.GetArrayLength() == 2
            && shard[0].TryGetInt32(out var id) && shard[1].TryGetInt32(out var count) && count > 0 && id >= 0 && id < count
            ? new IdentifyCheck(0, "", id, count, (GatewayIntent)intents)
            : new IdentifyCheck(4010, "Invalid shard.");
    }
}
