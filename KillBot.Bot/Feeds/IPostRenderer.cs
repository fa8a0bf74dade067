using KillBot.Bot.Texts;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;

namespace KillBot.Bot.Feeds;

/// <summary>Words the events of one kind for <see cref="ChannelSender"/>.</summary>
internal interface IPostRenderer
{
    /// <summary>Of <see cref="EventName"/>.</summary>
    IReadOnlyCollection<string> Events { get; }

    /// <summary>By the id of the item; where there is nothing left to tell, none.</summary>
    /// <param name="channel">It decides whose names may be said.</param>
    Task<IReadOnlyDictionary<long, ChannelPost>> RenderAsync(
        Destination channel, IReadOnlyList<StyledItem> items, LanguageTexts texts, CancellationToken cancellationToken);
}

/// <summary>An event, and how its feed shows it.</summary>
internal readonly record struct StyledItem(OutboxItem Item, FeedStyle Style);
