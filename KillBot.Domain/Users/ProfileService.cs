using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Users;

/// <summary>Changes what people tell of themselves.</summary>
public sealed class ProfileService
{
    /// <summary>Nobody needs another handle sooner; whoever collects those of others has to wait.</summary>
    public static readonly TimeSpan RenameInterval = TimeSpan.FromDays(7);

    private const string LastRename = """
        SELECT max(a.created_at) FROM players p JOIN player_aliases a ON a.player_id = p.id WHERE p.user_id = @p0
        """;

    private readonly DatabaseWriter _writer;

    internal ProfileService(DatabaseWriter writer) => _writer = writer;

    /// <summary>Changes all of it or, where the handle cannot be had, nothing.</summary>
    /// <param name="isUnlimited">For administrators: handles change at any time.</param>
    public Task<ProfileUpdate> UpdateAsync(Guid userId, ProfileChange change, bool isUnlimited) => _writer.ExecuteAsync(transaction =>
    {
        if (change.Handle is { } handle && TakeHandle(transaction, userId, handle, isUnlimited) is { } refusal)
        {
            return refusal;
        }

        if (change.Privacy is { } privacy)
        {
            transaction.Command("UPDATE users SET privacy = @p1 WHERE id = @p0").Set(0, userId).Set(1, privacy.ToString()).Execute();
        }

        if (change.Username is { } name)
        {
            transaction.Command("UPDATE users SET name = @p1, is_name_chosen = 1 WHERE id = @p0").Set(0, userId).Set(1, name).Execute();
        }

        transaction.Command("UPDATE users SET updated_at = @p1 WHERE id = @p0").Set(0, userId).Set(1, transaction.Now).Execute();
        // A player that has just been claimed follows the account as well.
        transaction.Command("UPDATE players SET privacy = (SELECT privacy FROM users WHERE id = @p0) WHERE user_id = @p0")
            .Set(0, userId).Execute();
        // Leaderboards show whoever shows themselves again at once.
        transaction.ForgetCached();
        return new ProfileUpdate.Done();
    });

    /// <summary>Makes the handle that of the account's first player; null when it is.</summary>
    private static ProfileUpdate? TakeHandle(WriteTransaction transaction, Guid userId, string handle, bool isUnlimited)
    {
        var key = Player.KeyOf(handle);
        var own = transaction.FindPlayerOf(userId, Games.StarCitizen);
        if (own is not null && own.NameKey != key && !isUnlimited
            && LastRenameOf(transaction, userId) + RenameInterval is { } next && next > transaction.Now)
        {
            return new ProfileUpdate.TooSoon(next);
        }

        var named = transaction.FindPlayer(Games.StarCitizen, key);
        if (named?.UserId is { } owner && (owner != userId || named.Id != own?.Id))
        {
            return new ProfileUpdate.HandleTaken(IsOwn: owner == userId);
        }

        if (named is not null && transaction.HidesWithoutOwner(named.Id))
        {
            return new ProfileUpdate.HandleTaken(IsOwn: false);
        }

        if (own is null)
        {
            Claim(transaction, userId, named, handle);
            return null;
        }

        if (named is not null && named.Id != own.Id)
        {
            transaction.LeaveServersWithout(named.Id, userId);
            MergePlayers.Run(transaction, named, own);
        }

        RenamePlayer.Run(transaction, own, handle);
        return null;
    }

    private static void Claim(WriteTransaction transaction, Guid userId, Player? named, string handle)
    {
        var id = named?.Id ?? transaction.Cached<PlayerDirectory>().IdOf(transaction, Games.StarCitizen, handle);
        transaction.LeaveServersWithout(id, userId);
        transaction.ClaimPlayer(id, userId);
        if (named is not null)
        {
            RenamePlayer.Run(transaction, named, handle);
        }

        transaction.ForgetCached();
    }

    private static DateTimeOffset? LastRenameOf(WriteTransaction transaction, Guid userId)
    {
        using var reader = transaction.Command(LastRename).Set(0, userId).Query();
        return reader.Read() ? reader.TimeOrNull(0) : null;
    }
}

/// <summary>What a person changes; null leaves it.</summary>
/// <param name="Handle">Of Star Citizen.</param>
public sealed record ProfileChange(string? Username, string? Handle, Privacy? Privacy);

/// <summary>What became of a <see cref="ProfileChange"/>.</summary>
public abstract record ProfileUpdate
{
    private ProfileUpdate()
    {
    }

    public sealed record Done : ProfileUpdate;

    /// <param name="IsOwn">By another player of the same account.</param>
    public sealed record HandleTaken(bool IsOwn) : ProfileUpdate;

    /// <param name="Next">When the handle may be changed again.</param>
    public sealed record TooSoon(DateTimeOffset Next) : ProfileUpdate;
}
