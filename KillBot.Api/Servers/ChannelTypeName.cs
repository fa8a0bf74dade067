namespace KillBot.Api.Servers;

/// <summary>Discord's types of channels (https://discord.com/developers/docs/resources/channel#channel-object-channel-types) in words.</summary>
internal static class ChannelTypeName
{
    public static string Of(int type) => type switch
    {
        0 => "text",
        2 => "voice",
        4 => "category",
        5 => "announcement",
        13 => "stage",
        14 => "directory",
        15 => "forum",
        16 => "media",
        _ => "unknown",
    };
}
