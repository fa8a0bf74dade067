using KillBot.Bot.Boards;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>What tests of boards do again and again.</summary>
internal static class BoardScene
{
    extension(Scene scene)
    {
        /// <summary>Adds a board with <c>/board add</c>, daily unless the options say otherwise, which must work.</summary>
        public async Task<FakeInteraction> AddBoardAsync(params (string Name, object Value)[] options)
        {
            (string, object)[] all = [("channel", scene.Channel), .. options];
            var hasSchedule = all.Any(option => option.Item1 == "schedule");
            var added = await scene.RunAsync(scene.Admin, "board add", hasSchedule ? all : [.. all, ("schedule", "daily")]);
            Assert.StartsWith("Board **#", added.Content, StringComparison.Ordinal);
            return added;
        }

        /// <summary>Lets the time of all boards come: a minute ago.</summary>
        public async Task LetBoardsComeAsync()
        {
            scene.Database.Execute("UPDATE boards SET next_at = unixepoch() * 1000 - 60000");
            await scene.Bot.Services.GetRequiredService<DueBoards>().PostAsync(CancellationToken.None);
        }
    }

    extension(FakeMessage message)
    {
        public string EmbedText(string member, int embed = 0) => message.Embeds[embed].GetProperty(member).GetString()!;

        public string Footer => message.Embeds[0].GetProperty("footer").GetProperty("text").GetString()!;
    }
}
