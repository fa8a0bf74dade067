namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>What the bot may do in a channel.</summary>
internal static class Access
{
    /// <summary>The channel, or 10003; without the right to see it 50001.</summary>
    public static FakeChannel Visible(DiscordWorld world, ulong id)
    {
        var channel = world.Channels.GetValueOrDefault(id) ?? throw ApiError.UnknownChannel();
        return Has(channel, FakePermissions.ViewChannel) ? channel : throw ApiError.MissingAccess();
    }

    /// <summary>Refuses a message as Discord would.</summary>
    public static void CheckSend(FakeChannel channel, bool hasEmbeds, bool hasFiles)
    {
        if (channel.Recipient is { AcceptsDirectMessages: false })
        {
            throw new ApiError(403, 50007, "Cannot send messages to this user");
        }

        if (channel.Type is 4)
        {
            throw new ApiError(400, 50008, "Cannot send messages in a non-text channel");
        }

        if (channel.IsArchived)
        {
            throw new ApiError(400, 50083, "Thread is archived");
        }

        var needed = (channel.IsThread ? FakePermissions.SendMessagesInThreads : FakePermissions.SendMessages)
            | (hasEmbeds ? FakePermissions.EmbedLinks : FakePermissions.None)
            | (hasFiles ? FakePermissions.AttachFiles : FakePermissions.None);
        if (!Has(channel, needed))
        {
            throw ApiError.MissingPermissions();
        }
    }

    public static bool Has(FakeChannel channel, FakePermissions needed) =>
        channel.Guild is not { } guild || guild.Bot.PermissionsIn(channel).HasFlag(needed);
}
