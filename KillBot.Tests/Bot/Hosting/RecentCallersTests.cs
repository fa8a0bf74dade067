using KillBot.Bot.Hosting;
using KillBot.Discord;
using KillBot.Tests.Support;

namespace KillBot.Tests.Bot.Hosting;

public sealed class RecentCallersTests
{
    private static readonly Snowflake Guild = new(1);
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void A_caller_is_remembered_by_guild_and_for_a_while()
    {
        var recent = new RecentCallers(_time);
        recent.Add(Guild, new Snowflake(5), null);

        Assert.True(recent.Contains(Guild, new Snowflake(5), null));
        Assert.False(recent.Contains(new Snowflake(2), new Snowflake(5), null));
        Assert.False(recent.Contains(Guild, new Snowflake(6), null));

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(recent.Contains(Guild, new Snowflake(5), null));
    }

    [Fact]
    public void A_caller_with_other_permissions_is_noted_again()
    {
        var recent = new RecentCallers(_time);
        recent.Add(Guild, new Snowflake(5), Permissions.ManageGuild);

        Assert.True(recent.Contains(Guild, new Snowflake(5), Permissions.ManageGuild));
        Assert.False(recent.Contains(Guild, new Snowflake(5), Permissions.SendMessages));
    }

    [Fact]
    public void Any_number_of_callers_takes_bounded_memory()
    {
        var recent = new RecentCallers(_time);
        for (ulong user = 0; user <= 10_000; user++)
        {
            recent.Add(Guild, new Snowflake(user), null);
        }

        Assert.False(recent.Contains(Guild, new Snowflake(0), null));
        Assert.True(recent.Contains(Guild, new Snowflake(10_000), null));
    }
}
