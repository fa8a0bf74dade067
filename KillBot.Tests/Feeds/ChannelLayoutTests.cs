using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Feeds;

/// <summary>Posts of all styles in one message: in order, within Discord's limits, mentioning whom the feeds say and nobody else.</summary>
public sealed class ChannelLayoutTests
{
    private static readonly FeedStyle[] Styles = Enum.GetValues<FeedStyle>();

    [Fact]
    public void Whatever_waits_fits_into_messages_that_discord_takes()
    {
        var lists = HostileKills.Lists(count: 200, samples: 40).ToList();
        for (var seed = 0; seed < lists.Count; seed++)
        {
            var posts = PostsOf(lists[seed], seed);
            for (var rest = posts; rest.Count > 0;)
            {
                var (message, count) = ChannelLayout.Of(rest, LanguageTexts.English);
                var told = rest.Take(count).ToList();
                rest = [.. rest.Skip(count)];

                Assert.InRange(count, 1, posts.Count);
                Assert.InRange(message.Content?.Length ?? 1, 1, OutgoingMessage.MaxContentLength);
                Assert.InRange(message.Embeds?.Count ?? 0, 0, EmbedLimits.EmbedsPerMessage);
                Assert.InRange(message.Embeds?.Sum(embed => embed.TextLength) ?? 0, 0, EmbedLimits.TotalText);
                Assert.True(message.Content is not null || message.Embeds is not null);
                Assert.Equal(told.Select(post => post.Role).OfType<Snowflake>().Distinct(), message.Roles ?? []);
                Assert.StartsWith(string.Join(' ', (message.Roles ?? []).Select(Markdown.RoleMention)), message.Content ?? "", StringComparison.Ordinal);
                Assert.Equal(TextOf(told, message), TextOf(message));
            }
        }
    }

    [Fact]
    public void Lines_that_come_behind_frames_wait_for_the_next_message()
    {
        var kill = HostileKills.Lists(count: 1, samples: 1).Single()[0];
        var (full, line) = (KillPosts.Of(kill, FeedStyle.Full, LanguageTexts.English), KillPosts.Of(kill, FeedStyle.Compact, LanguageTexts.English));

        var (message, count) = ChannelLayout.Of([line, full, line], LanguageTexts.English);

        Assert.Equal((2, line.Line, 1), (count, message.Content, message.Embeds?.Count));
    }

    [Fact]
    public void A_frame_whose_role_has_no_room_beside_the_lines_waits_for_the_next_message()
    {
        var line = new ChannelPost(new string('x', 220), "kill.deaths");
        var frame = line with { Embed = new Embed { Description = "d" }, Role = new Snowflake(ulong.MaxValue) };

        var (message, count) = ChannelLayout.Of([.. Enumerable.Repeat(line, 9), frame], LanguageTexts.English);

        Assert.Equal((9, null, null), (count, message.Embeds, message.Roles));
        Assert.Equal(string.Join('\n', Enumerable.Repeat(line.Line, 9)), message.Content);
        Assert.Equal(1, ChannelLayout.Of([frame], LanguageTexts.English).Count);
    }

    [Fact]
    public void A_role_is_mentioned_once()
    {
        var post = new ChannelPost("line", "kill.deaths") { Role = new Snowflake(5) };

        var (message, count) = ChannelLayout.Of([post, post, post with { Role = null }], LanguageTexts.English);

        Assert.Equal((3, "<@&5>\nline\nline\nline"), (count, message.Content));
        var sent = message.ToPost("n");
        Assert.Equal([new Snowflake(5)], sent.AllowedMentions.Roles);
        Assert.Empty(sent.AllowedMentions.Parse);
        Assert.Null(sent.AllowedMentions.Users);
    }

    [Fact]
    public void A_stored_message_is_read_as_it_was_written()
    {
        var message = new ChannelMessage
        {
            Content = "<@&5>\n**x**",
            Embeds = [new Embed { Description = "d", Color = 3 }],
            Roles = [new Snowflake(5)],
        };

        var read = ChannelMessage.Parse(message.ToJson());

        Assert.Equal(message.Content, read.Content);
        Assert.Equal(message.Embeds, read.Embeds);
        Assert.Equal(message.Roles, read.Roles);
    }

    [Fact]
    public void A_message_that_an_earlier_version_stored_is_read()
    {
        var read = ChannelMessage.Parse("""[{"Description":"**Ace** killed **Bob**","Color":1}]""");

        Assert.Equal("**Ace** killed **Bob**", Assert.Single(read.Embeds!).Description);
        Assert.Null(read.ToPost("n").Content);
        Assert.Null(read.ToPost("n").AllowedMentions.Roles);
    }

    private static List<ChannelPost> PostsOf(IReadOnlyList<KillNotification> kills, int seed) =>
    [
        .. kills.Select((kill, index) => KillPosts.Of(kill, Styles[seed % 4 == 3 ? (index + seed) % 3 : seed % 4], LanguageTexts.English) with
        {
            Role = (index * seed % 7) is > 3 and var role ? new Snowflake((ulong)(role + (index % 13))) : null,
        }),
    ];

    // As the channel reads it from top to bottom: lines, then frames, or a list.
    private static string TextOf(ChannelMessage message)
    {
        var header = string.Join(' ', (message.Roles ?? []).Select(Markdown.RoleMention));
        var frames = (message.Embeds ?? []).SelectMany(embed => IsList(message) ? DigestLines.Of(embed.Description!) : [embed.Description!.Trim('\n')]);
        return $"{message.Content?[header.Length..].Trim('\n')}\n{string.Join('\n', frames)}".Trim('\n');
    }

    private static string TextOf(List<ChannelPost> told, ChannelMessage message) =>
        string.Join('\n', told.Select(post => IsList(message) ? post.Line : post.Embed?.Description ?? post.Line));

    private static bool IsList(ChannelMessage message) => message.Embeds is [{ Title: not null }, ..];
}
