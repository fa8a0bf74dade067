using System.Text.Json;

namespace KillBot.Domain.Webhooks;

/// <summary>The data of <c>leaderboard.published</c>: a board of a period that has ended, as everybody may see it.</summary>
/// <param name="From">When the period began.</param>
/// <param name="To">When it ended: the first moment after it.</param>
internal sealed record PublishedLeaderboard(
    string ServerId, string Type, string Period, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<PublishedPlace> Entries)
{
    public string ToJson() => JsonSerializer.Serialize(this, WebhookJsonContext.Default.PublishedLeaderboard);
}

/// <param name="UserId">Of the account, or of the player where no account is known.</param>
internal sealed record PublishedPlace(int Rank, string UserId, string PlayerName, decimal Value);

/// <summary>The data of <c>feed.paused</c>.</summary>
/// <param name="Reason">What Discord said, in words for a manager of the server.</param>
internal sealed record PausedFeed(string ServerId, string ChannelId, string Reason, DateTimeOffset Timestamp)
{
    public string ToJson() => JsonSerializer.Serialize(this, WebhookJsonContext.Default.PausedFeed);
}

/// <summary>The data of <c>webhook.test</c>.</summary>
internal sealed record WebhookTest(string WebhookId, string Name, string Message, DateTimeOffset Timestamp)
{
    public string ToJson() => JsonSerializer.Serialize(this, WebhookJsonContext.Default.WebhookTest);
}
