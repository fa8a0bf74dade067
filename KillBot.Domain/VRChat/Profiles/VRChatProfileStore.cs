using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Profiles;

/// <summary>Keeps the profiles of people who were met, and says whose is to be asked for next.</summary>
public sealed partial class VRChatProfileStore
{
    /// <summary>Ranks rise fast at first: a visitor's profile is asked for again after a day, if they were met again.</summary>
    private static readonly TimeSpan VisitorLifetime = TimeSpan.FromDays(1);

    /// <summary>The same for all others.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Save = """
        UPDATE vrchat_users SET
            display_name = @p1, username = @p2, bio = @p3, bio_links = @p4, profile_pic_override = @p5, status = @p6, status_description = @p7,
            current_avatar_image_url = @p8, current_avatar_thumbnail_image_url = @p9, user_icon = @p10, trust_rank = @p11, tags = @p12,
            last_updated_at = @p13, profile_fetched_at = @p13
        WHERE id = @p0
        """;

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal VRChatProfileStore(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>Stores the profile of somebody who was met; false for all others.</summary>
    public Task<bool> SaveAsync(VRChatProfile profile) => _writer.ExecuteWhenPossibleAsync(transaction => transaction.Command(Save)
        .Set(0, profile.Id).Set(1, profile.DisplayName).Set(2, profile.Username).Set(3, profile.Bio)
        .Set(4, JsonOf(profile.BioLinks)).Set(5, profile.ProfilePicOverride).Set(6, profile.Status).Set(7, profile.StatusDescription)
        .Set(8, profile.CurrentAvatarImageUrl).Set(9, profile.CurrentAvatarThumbnailImageUrl).Set(10, profile.UserIcon)
        .Set(11, profile.TrustRank).Set(12, JsonOf(profile.Tags)).Set(13, transaction.Now)
        .Execute() == 1);

    /// <summary>Notes that VRChat had no profile to tell, so that it is not asked all the time.</summary>
    internal Task SkipAsync(string id) => _writer.ExecuteWhenPossibleAsync(transaction => transaction
        .Command("UPDATE vrchat_users SET profile_fetched_at = @p1 WHERE id = @p0").Set(0, id).Set(1, transaction.Now).Execute());

    /// <summary>Whose profile is to be asked for: of those whom nobody asked for yet whoever was met last, then of those met again.</summary>
    internal async Task<string?> FindNextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var unknown = await context.VRChatUsers
            .Where(user => user.ProfileFetchedAt == null)
            .OrderByDescending(user => user.LastSeenAt).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
        var (visitorsBefore, othersBefore) = (now - VisitorLifetime, now - Lifetime);
        return unknown ?? await context.VRChatUsers
            .Where(user => user.LastSeenAt > visitorsBefore && user.ProfileFetchedAt < user.LastSeenAt
                && (user.ProfileFetchedAt < othersBefore || (user.ProfileFetchedAt < visitorsBefore && user.TrustRank == TrustRank.Visitor)))
            .OrderByDescending(user => user.LastSeenAt).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static string JsonOf(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, TextsJsonContext.Default.IReadOnlyListString);

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    private sealed partial class TextsJsonContext : JsonSerializerContext;
}
