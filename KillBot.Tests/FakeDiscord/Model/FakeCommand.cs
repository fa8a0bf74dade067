using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>An application command as the bot registered it.</summary>
/// <param name="Id">Minted at the first registration under this name, kept afterwards.</param>
/// <param name="GuildId">0 for a global one.</param>
/// <param name="Version">Changes with the definition.</param>
/// <param name="Definition">The registered JSON.</param>
public sealed record FakeCommand(ulong Id, ulong GuildId, ulong Version, JsonElement Definition)
{
    public string Name => Definition.GetProperty("name").GetString()!;

    public int Type => Definition.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Number ? type.GetInt32() : 1;

    /// <summary>Permissions that a member needs to see it, unless an administrator of the guild decided otherwise.</summary>
    internal FakePermissions? DefaultMemberPermissions =>
        Definition.TryGetProperty("default_member_permissions", out var value) && value.ValueKind != JsonValueKind.Null
            ? (FakePermissions)ulong.Parse(value.ToString(), CultureInfo.InvariantCulture)
            : null;

    internal JsonObject ToJson(ulong applicationId)
    {
        var json = JsonObject.Create(Definition)!.DeepClone().AsObject();
        json["id"] = Id.ToString(CultureInfo.InvariantCulture);
        json["application_id"] = applicationId.ToString(CultureInfo.InvariantCulture);
        json["version"] = Version.ToString(CultureInfo.InvariantCulture);
        json["type"] = Type;
        json["description"] ??= "";
        json["default_member_permissions"] = DefaultMemberPermissions is { } needed ? ((ulong)needed).ToString(CultureInfo.InvariantCulture) : null;
        json["nsfw"] = false;
        if (GuildId != 0)
        {
            json["guild_id"] = GuildId.ToString(CultureInfo.InvariantCulture);
        }

        return json;
    }
}
