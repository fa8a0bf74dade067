using KillBot.Bot.Feeds;
using KillBot.Discord;
using KillBot.Discord.Rest;
using KillBot.Domain.VRChat.Live;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.EndToEnd.VRChat;

/// <summary>What tests of live messages do again and again.</summary>
internal static class LiveScene
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    extension(Scene scene)
    {
        /// <summary>Adds a live feed, which must work.</summary>
        public async Task<FakeInteraction> FollowLiveAsync(FakeChannel channel, params (string Name, object Value)[] options)
        {
            var added = await scene.RunAsync(scene.Admin, "feed add", [("kind", "vrchat"), ("channel", channel), ("style", "live"), .. options]);
            Assert.StartsWith("From now on I post VRChat visits", added.Content, StringComparison.Ordinal);
            return added;
        }

        public Task DeleteAsync(FakeMessage message) => scene.Bot.Services.GetRequiredService<IDiscordRest>()
            .DeleteMessageAsync(new Snowflake(message.Channel.Id), new Snowflake(message.Id), CancellationToken.None);

        public Task NothingWaitsAsync() => Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT id FROM outbox_items WHERE destination LIKE 'discord-live:%' AND message_id IS NULL").Count == 0,
            "everything has been looked at",
            Patience);

        public bool MissesEmbeds() => scene.Bot.Services.GetRequiredService<ChannelAccess>()
            .Find(new Snowflake(scene.Guild.Id), new Snowflake(scene.Channel.Id)) is not null;
    }

    extension(FakeMessage message)
    {
        /// <summary>Waits until the message says something.</summary>
        public Task<FakeMessage> ReadsAsync(string text) => message.Channel.WaitForMessageAsync(
            some => some == message && some.Description.Contains(text, StringComparison.Ordinal), Patience);

        // Discord's clock and the bot's are one here; what lies between them is the way of the answer.
        public void AssertPace()
        {
            var revisions = message.Revisions;
            foreach (var (edit, before) in revisions.Skip(1).Zip(revisions))
            {
                Assert.True(edit.At - before.At >= LiveMessage.Pace - TimeSpan.FromMilliseconds(50), $"{before.At:O} and {edit.At:O}");
            }
        }
    }
}
