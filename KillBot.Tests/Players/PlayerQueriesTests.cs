using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Players;

/// <summary>Finding players by what people type.</summary>
public sealed class PlayerQueriesTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Suggestions_begin_like_what_was_typed_in_any_case_and_leave_private_players_out()
    {
        foreach (var name in (string[])["Zed-One", "zed-two", "ZED-THREE", "Zed-Hidden", "Zee"])
        {
            await Given.KillAsync(name, Given.Name());
        }

        await Given.PrivacyAsync("Zed-Hidden", Privacy.Private);

        Assert.Equal(["Zed-One", "ZED-THREE", "zed-two"], await SuggestAsync("ZED", 25));
        Assert.Equal(["Zed-One"], await SuggestAsync("zed-", 1));
        Assert.Empty(await SuggestAsync("zed%", 25));
    }

    private Task<IReadOnlyList<string>> SuggestAsync(string start, int limit) =>
        App.Get<PlayerQueries>().SuggestAsync(start, limit, CancellationToken.None);
}
