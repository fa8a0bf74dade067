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
            display_name = @p1, bio = @p2, bio_links = @p3, profile_pic_override = @p4, status = @p5, status_description = @p6,
            current_avatar_image_url = @p7, current_avatar_thumbnail_image_url = @p8, user_icon = @p9, trust_rank = @p10, tags = @p11,
            last_updated_at = @p12, profile_fetched_at = @p12
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
        .Set(0, profile.Id).Set(1, profile.DisplayName).Set(2, profile.Bio)
        .Set(3, JsonOf(profile.BioLinks)).Set(4, profile.ProfilePicOverride).Set(5, profile.Status).Set(6, profile.StatusDescription)
        .Set(7, profile.CurrentAvatarImageUrl).Set(8, profile.CurrentAvatarThumbnailImageUrl).Set(9, profile.UserIcon)
        .Set(10, profile.TrustRank).Set(11, JsonOf(profile.Tags)).Set(12, transaction.Now)
        .Execute() == 1);

    /// <summary>Notes that VRChat had no profile to tell, so that it is not asked all the time.</summary>
    internal Task SkipAsync(string id) => _writer.ExecuteWhenPossibleAsync(transaction => transaction
        .Command("UPDATE vrchat_users SET profile_fetched_at = @p1 WHERE id = @p0").Set(0, id).Set(1, transaction.Now).Execute());

    /// <summary>Whose profile is to be asked for: of those whom nobody asked for yet whoever was met last, then of those met again.</summary>
    /// <param name="except">Ids of people to pass over.</param>
    internal async Task<string?> FindNextAsync(DateTimeOffset now, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var users = context.VRChatUsers.Where(user => !except.Contains(user.Id));
        var unknown = await users
            .Where(user => user.ProfileFetchedAt == null)
            .OrderByDescending(user => user.LastSeenAt).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
        var (visitorsBefore, othersBefore) = (now - VisitorLifetime, now - Lifetime);
        return unknown ?? await users
            .Where(user => user.LastSeenAt > visitorsBefore && user.ProfileFetchedAt < user.LastSeenAt
                && (user.ProfileFetchedAt < othersBefore || (user.ProfileFetchedAt < visitorsBefore && user.TrustRank == TrustRank.Visitor)))
            .OrderByDescending(user => user.LastSeenAt).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static string JsonOf(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, TextsJsonContext.Default.IReadOnlyListString);

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    private sealed partial class TextsJsonContext : JsonSerializerContext;
}
