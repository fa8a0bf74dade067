using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>A killer and a victim who speak of kills by command.</summary>
internal static class KillReporting
{
    extension(Scene scene)
    {
        /// <summary>Two members with the players <c>Hunter</c> and <c>Prey</c>.</summary>
        public async Task<(FakeMember Killer, FakeMember Victim)> PairAsync()
        {
            var (killer, victim) = (scene.Guild.AddMember("hunter"), scene.Guild.AddMember("prey"));
            await scene.CreateKeyAsync("Hunter", killer);
            await scene.CreateKeyAsync("Prey", victim);
            return (killer, victim);
        }

        public Task<FakeInteraction> ReportAsync(FakeMember killer, FakeMember victim, string? weapon = null) =>
            scene.RunAsync(killer, "kill report", [("victim", victim), .. weapon is null ? ((string, object)[])[] : [("weapon", weapon)]]);

        /// <summary>Presses a button of the latest question: <c>confirm</c>, <c>dispute</c> or <c>never</c>.</summary>
        public async Task<FakeInteraction> AnswerAsync(FakeMessage message, string button, FakeMember member)
        {
            var id = scene.Database.Read("SELECT lower(hex(id)) FROM kill_claims ORDER BY id DESC")[0];
            var clicked = await scene.Discord.ClickAsync(message, $"kill-claim:{button}:{id}", member);
            await scene.Discord.WaitForAsync(() => clicked.HasResponse || clicked.FollowUps.Count > 0, what: "an answer to the click");
            return clicked;
        }
    }
}
