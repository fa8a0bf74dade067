using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

internal static class ChannelTypes
{
    public static bool IsThread(this ChannelType type) =>
        type is ChannelType.AnnouncementThread or ChannelType.PublicThread or ChannelType.PrivateThread;
}
