using KillBot.Bot.Texts;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Fights of the past, recorded past the API so that they need no keys.</summary>
internal static class Battles
{
    extension(Scene scene)
    {
        /// <summary>Records that one player killed another some minutes ago, on the server of the scene's guild.</summary>
        public async Task<Kill> FightAsync(string killer, string victim, int minutesAgo, string? weapon = null, string? location = null)
        {
            var services = scene.Bot.Services;
            var server = await services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
            var recorded = await services.GetRequiredService<KillRecorder>().RecordAsync(
            [
                new NewKill
                {
                    KillerName = killer,
                    VictimName = victim,
                    Weapon = weapon,
                    Location = location,
                    IsPvP = killer != victim,
                    IsSuicide = killer == victim,
                    ServerId = server!.Id,
                    Timestamp = services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-minutesAgo),
                    Announce = false,
                },
            ]);
            Assert.True(recorded[0].IsNew);
            return recorded[0].Kill;
        }

        /// <summary>What the server's managers choose.</summary>
        public async Task ChooseAsync(Action<ServerSettings> change)
        {
            var services = scene.Bot.Services;
            var server = await services.GetRequiredService<ServerDirectory>().FindAsync(null, (long)scene.Guild.Id, CancellationToken.None);
            await services.GetRequiredService<ServerSettingsService>().ChangeAsync(server!.Id, change);
        }

        /// <summary>Runs a command; the answer may be for the caller alone.</summary>
        public async Task<FakeDiscord.FakeInteraction> AskAsync(FakeDiscord.FakeMember member, string command, params (string Name, object Value)[] options)
        {
            var answer = await scene.RunAsync(member, command, options);
            // What only the caller may see comes after the public "thinking" has been filled.
            var isPrivate = answer.IsDeferred
                && answer.Content == LanguageTexts.Of(Language.Of(scene.Guild.PreferredLocale))["interaction.answered-privately"];
            return isPrivate ? await answer.WaitForFollowUpsAsync() : answer;
        }

        /// <summary>Presses a button of a message by its label.</summary>
        public async Task<FakeDiscord.FakeInteraction> PressAsync(FakeDiscord.FakeMessage message, string label, FakeDiscord.FakeMember member)
        {
            var pressed = await scene.Discord.ClickAsync(message, message.Buttons[label], member);
            return await pressed.WaitForResponseAsync();
        }
    }
}
