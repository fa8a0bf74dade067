using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A person or a bot (https://discord.com/developers/docs/resources/user#user-object).</summary>
public sealed class FakeUser
{
    internal FakeUser(ulong id, string name, bool isBot)
    {
        Id = id;
        Name = name;
        IsBot = isBot;
    }

    public ulong Id { get; }

    public string Name { get; set; }

    public string? GlobalName { get; set; }

    public bool IsBot { get; }

    /// <summary>The hash of the avatar.</summary>
    public string? Avatar { get; set; }

    /// <summary>False makes the bot's direct messages fail with 50007.</summary>
    public bool AcceptsDirectMessages { get; set; } = true;

    /// <summary>The language of the user's client, sent with interactions.</summary>
    public string Locale { get; set; } = "en-US";

    public string Mention => $"<@{Id.ToString(CultureInfo.InvariantCulture)}>";

    internal JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString(CultureInfo.InvariantCulture),
        ["username"] = Name,
        ["global_name"] = GlobalName,
        ["discriminator"] = IsBot ? "0001" : "0",
        ["avatar"] = Avatar,
        ["bot"] = IsBot,
        ["public_flags"] = 0,
        ["flags"] = 0,
    };
}
