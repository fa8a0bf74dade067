using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Stats;

/// <summary>Compares the rollups with the kills they sum up, and what is counted of VRChat with its sessions and visits, and corrects them while more is being recorded.</summary>
/// <remarks>
/// A player's rollups and kills are read as of one moment, in which they must agree. What they lack is then added, so
/// that a kill recorded meanwhile, which has added itself, is neither lost nor counted twice. It needs memory for one player at a time.
/// The hours of servers are compared in the same way, server by server, and what is counted of VRChat.
/// </remarks>
public sealed class RollupRebuild
{
    /// <summary>Only where players are merged or removed at the same time is a second pass needed.</summary>
    private const int MaxPasses = 5;

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly IOptions<StorageOptions> _options;

    internal RollupRebuild(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, IOptions<StorageOptions> options)
    {
        _writer = writer;
        _contexts = contexts;
        _options = options;
    }

    /// <summary>Counts the rows that differ and changes nothing.</summary>
    public Task<RollupDifferences> CompareAsync(IProgress<double>? progress, CancellationToken cancellationToken) =>
        PassAsync(false, progress, cancellationToken);

    /// <summary>Corrects the rows that differ, until none does.</summary>
    /// <param name="progress">The share of players that has been seen to, 0 to 1, again for each pass.</param>
    /// <exception cref="InvalidOperationException">There were differences each time: the storage does not keep what is written.</exception>
    public async Task<RollupDifferences> RebuildAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var total = new RollupDifferences(0, 0, 0, 0, 0, 0);
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var found = await PassAsync(true, progress, cancellationToken);
            total = total with
            {
                Players = found.Players,
                Days = total.Days + found.Days,
                Totals = total.Totals + found.Totals,
                Weapons = total.Weapons + found.Weapons,
                Hours = total.Hours + found.Hours,
                VRChat = total.VRChat + found.VRChat,
            };
            if (found.Rows == 0)
            {
                return total;
            }
        }

        throw new InvalidOperationException($"The statistics still differ after {MaxPasses} passes. Stop the server and try again.");
    }

    private async Task<RollupDifferences> PassAsync(bool correct, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var expected = Math.Max(1, await CountPlayersAsync(cancellationToken));
        using var reader = new PlayerRollupsReader(_options.Value.ConnectionString);
        var (players, days, totals, weapons) = (0, 0, 0, 0);
        for (var player = reader.PlayerAfter(null); player is { } id; player = reader.PlayerAfter(id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (stored, wanted) = reader.Read(id);
            var difference = wanted.Minus(stored);
            if (correct && difference.Count > 0)
            {
                await _writer.ExecuteWhenPossibleAsync(transaction => transaction.Correct(id, difference), cancellationToken);
            }

            players++;
            days += difference.Days.Count;
            totals += difference.Totals.Count;
            weapons += difference.Weapons.Count;
            progress?.Report(Math.Min(1, (double)players / expected));
        }

        return new RollupDifferences(
            players, days, totals, weapons, await PassHoursAsync(correct, cancellationToken), await PassVRChatAsync(correct, cancellationToken));
    }

    private async Task<int> PassHoursAsync(bool correct, CancellationToken cancellationToken)
    {
        using var reader = new ServerHoursReader(_options.Value.ConnectionString);
        var hours = 0;
        for (var server = reader.ServerAfter(null); server is { } id; server = reader.ServerAfter(id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var difference = reader.Compare(id);
            if (correct && difference.Count > 0)
            {
                await _writer.ExecuteWhenPossibleAsync(transaction => transaction.Correct(id, difference), cancellationToken);
            }

            hours += difference.Count;
        }

        return hours;
    }

    private async Task<int> PassVRChatAsync(bool correct, CancellationToken cancellationToken)
    {
        using var reader = new VRChatCountsReader(_options.Value.ConnectionString);
        var totals = reader.CompareTotals();
        if (correct && !totals.IsEmpty)
        {
            await _writer.ExecuteWhenPossibleAsync(
                transaction =>
                {
                    totals.Write(transaction);
                    return 1;
                },
                cancellationToken);
        }

        var rows = totals.IsEmpty ? 0 : 1;
        for (var users = reader.CompareUsersAfter(""); users.Count > 0; users = reader.CompareUsersAfter(users[^1].Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var differing = users.FindAll(user => user.Encounters != 0);
            if (correct && differing.Count > 0)
            {
                await _writer.ExecuteWhenPossibleAsync(
                    transaction =>
                    {
                        differing.ForEach(user => transaction.CountEncounters(user.Id, user.Encounters));
                        return differing.Count;
                    },
                    cancellationToken);
            }

            rows += differing.Count;
        }

        return rows;
    }

    private async Task<int> CountPlayersAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players.CountAsync(cancellationToken);
    }
}

/// <summary>What a comparison of rollups and kills found.</summary>
/// <param name="Players">How many players there are.</param>
/// <param name="Days">Rows of <c>player_days</c> that differ.</param>
/// <param name="Totals">Rows of <c>player_totals</c> that differ.</param>
/// <param name="Weapons">Rows of <c>player_weapons</c> that differ.</param>
/// <param name="Hours">Rows of <c>server_hours</c> that differ.</param>
/// <param name="VRChat">Rows of <c>vrchat_totals</c> and <c>vrchat_users</c> whose counts differ from sessions and visits.</param>
public sealed record RollupDifferences(int Players, int Days, int Totals, int Weapons, int Hours, int VRChat)
{
    public int Rows => Days + Totals + Weapons + Hours + VRChat;
}
