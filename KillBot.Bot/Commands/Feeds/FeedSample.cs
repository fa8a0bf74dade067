using System.Collections.Frozen;
using KillBot.Bot.Boards;
using KillBot.Bot.Feeds;
using KillBot.Bot.Feeds.VRChat;
using KillBot.Bot.Texts;
using KillBot.Domain.Boards;
using KillBot.Domain.Feeds;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Stats;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Something that never happened, as a feed shows such things.</summary>
internal static class FeedSample
{
    /// <param name="zone">The guild's.</param>
    public static ChannelPost Of(Feed feed, DateTimeOffset now, TimeZoneInfo zone, LanguageTexts texts) => feed.Kind switch
    {
        FeedKind.VRChat when feed.Style == FeedStyle.Live => VRChatPosts.Of(EventName.VRChatPlayerJoined, Visit(now, texts), feed.Style, texts) with
        {
            Embed = LiveInstanceEmbed.Of(Instance(now, texts), FrozenSet<string>.Empty, texts),
        },
        FeedKind.VRChat => VRChatPosts.Of(EventName.VRChatPlayerJoined, Visit(now, texts), feed.Style, texts),
        FeedKind.Leaderboard => PeriodPosts.Of(Table(now, texts), feed.Style, now, zone, texts),
        _ => KillPosts.Of(SampleKill.At(now, texts), feed.Style, texts),
    };

    private static VRChatFeedEvent Visit(DateTimeOffset now, LanguageTexts texts) => new(
        Guid.Empty,
        texts["feed.sample-victim"],
        texts["feed.sample-world"],
        InstanceAccess.Public,
        IsPrivate: false,
        UserId: null,
        texts["feed.sample-killer"],
        now);

    private static LiveInstance Instance(DateTimeOffset now, LanguageTexts texts)
    {
        var since = now.AddHours(-1);
        var place = new VRChatInstance(
            WorldId: null,
            texts["feed.sample-world"],
            InstanceAccess.Public,
            IsPrivate: false,
            Region: "eu",
            since,
            [Guest("feed.sample-killer", since), Guest("feed.sample-victim", now)]);
        return new LiveInstance(place, since, Until: null, Peak: 3, People: 3, ChangedAt: now);

        VRChatVisit Guest(string name, DateTimeOffset joinedAt) => new()
        {
            UserId = name,
            InstanceKey = [],
            SessionId = Guid.Empty,
            ActivityId = 0,
            DisplayName = texts[name],
            JoinedAt = joinedAt,
        };
    }

    private static BoardTable Table(DateTimeOffset now, LanguageTexts texts)
    {
        var today = CalendarPeriods.StartOf(CalendarPeriods.DayOf(now));
        return new BoardTable(
            LeaderboardType.Kills,
            CalendarPeriod.Day,
            today.AddDays(-1),
            today,
            [Row(1, "feed.sample-killer", 7, 2), Row(2, "feed.sample-victim", 3, 5)],
            Total: 2);

        BoardRow Row(int rank, string name, int kills, int deaths) =>
            new(rank, Guid.Empty, texts[name], kills, new PlayerStats(kills, 0, deaths, 0, 0));
    }
}
