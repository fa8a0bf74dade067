namespace KillBot.Api.Servers;

/// <summary>Discord's types of channels (https://discord.com/developers/docs/resources/channel#channel-object-channel-types) in words.</summary>
internal static class ChannelTypeName
{
    private const int Text = 0;
    private const int Announcement = 5;

    public static string Of(int type) => type switch
    {
        Text => "text",
        2 => "voice",
        4 => "category",
        Announcement => "announcement",
        13 => "stage",
        14 => "directory",
        15 => "forum",
        16 => "media",
        _ => "unknown",
    };

    /// <summary>A bot can post there without a thread.</summary>
    public static bool TakesMessages(int type) => type is Text or Announcement;
}
