using KillBot.Bot.Commands.VRChat;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Feeds.VRChat;

/// <summary>Words what happens in VRChat. Of those who hide now there is nothing to tell.</summary>
internal sealed class VRChatPosts(VRChatVisibility visibility, ServerSettingsService settings) : IPostRenderer
{
    private const int Color = 0x5865F2;

    public IReadOnlyCollection<string> Events { get; } =
    [
        EventName.VRChatPlayerJoined, EventName.VRChatPlayerLeft, EventName.VRChatWorldChanged, EventName.VRChatStarted, EventName.VRChatStopped,
    ];

    public async Task<IReadOnlyDictionary<long, ChannelPost>> RenderAsync(
        Destination channel, IReadOnlyList<StyledItem> items, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var all = items.Select(item => (item.Item, item.Style, Told: VRChatFeedEvent.Parse(item.Item.Data!))).ToList();
        Dictionary<long, ChannelPost> posts = new(all.Count);
        // A channel is in one server, but the server that it was told for is what counts.
        foreach (var ofServer in all.GroupBy(item => item.Told.ServerId))
        {
            var showsPrivate = (await settings.FindAsync(ofServer.Key, cancellationToken)).ShowPrivateInstances;
            var viewer = Viewer.MembersOf(ofServer.Key);
            var hidden = await visibility.FindHiddenAsync(
                [.. ofServer.Select(item => item.Told.UserId).OfType<string>().Distinct()], viewer, cancellationToken);
            var hiddenNames = await visibility.FindHiddenNamesAsync(
                [.. ofServer.Where(item => item.Told.UserId is null).Select(item => item.Told.DisplayName).OfType<string>().Distinct()],
                viewer,
                cancellationToken);
            foreach (var (item, style, told) in ofServer.Where(item => !Hides(item.Told)))
            {
                posts[item.Id] = Of(item.Event, showsPrivate ? told : WithoutPrivate(told), style, texts);
            }

            bool Hides(VRChatFeedEvent told) =>
                told.UserId is { } user ? hidden.Contains(user) : told.DisplayName is { } name && hiddenNames.Contains(name);
        }

        return posts;
    }

    /// <summary>An event as a feed of a style shows it.</summary>
    public static ChannelPost Of(string eventName, VRChatFeedEvent told, FeedStyle style, LanguageTexts texts)
    {
        var line = LineOf(eventName, told, texts);
        return new ChannelPost(line, "vrchat.events")
        {
            Embed = style == FeedStyle.Full ? new Embed { Description = line, Color = Color } : null,
        };
    }

    // What was told while the server showed such instances may have waited since.
    private static VRChatFeedEvent WithoutPrivate(VRChatFeedEvent told) =>
        told.Access is null or InstanceAccess.Public or InstanceAccess.GroupPublic ? told : told with { Access = null, IsPrivate = true };

    private static string LineOf(string eventName, VRChatFeedEvent told, LanguageTexts texts)
    {
        var name = TextValue.Markdown(VRChatWords.Name(told.DisplayName, texts));
        var world = TextValue.Markdown(VRChatWords.World(told.WorldName, texts));
        var tracker = TextValue.Markdown(VRChatWords.Name(told.Tracker, texts));
        return eventName switch
        {
            EventName.VRChatPlayerJoined => texts.Say("vrchat.joined", ("name", name), ("world", world), ("time", told.Timestamp)),
            EventName.VRChatPlayerLeft => texts.Say("vrchat.left", ("name", name), ("world", world), ("time", told.Timestamp)),
            EventName.VRChatStarted => texts.Say("vrchat.started", ("tracker", tracker), ("time", told.Timestamp)),
            EventName.VRChatStopped => texts.Say("vrchat.stopped", ("tracker", tracker), ("time", told.Timestamp)),
            _ => texts.Say(
                "vrchat.entered",
                ("tracker", tracker),
                ("world", world),
                ("access", TextValue.Markdown(VRChatWords.Access(told.Access, told.IsPrivate, texts))),
                ("time", told.Timestamp)),
        };
    }
}
