using System.Globalization;
using System.Text;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Feeds;

/// <summary>Many posts in one message, a line each, so that a channel keeps up with any battle and misses nobody; what repeats is counted.</summary>
internal static class BurstDigest
{
    private const int Color = 0xFEE75C;
    private const int TitleRoom = 40;

    /// <summary>As many of <paramref name="posts"/>, from the first, as fit into the embeds of one message.</summary>
    public static (IReadOnlyList<Embed> Embeds, int Count) Of(IReadOnlyList<ChannelPost> posts, LanguageTexts texts)
    {
        List<string> blocks = [];
        var block = new StringBuilder();
        var room = EmbedLimits.TotalText - TitleRoom;
        var count = 0;
        foreach (var run in RunsOf(posts))
        {
            var line = run.Count == 1 ? run[0].Line : $"{run.Count.ToString(CultureInfo.InvariantCulture)}× {run[^1].Line}";
            if (line.Length + 1 > room)
            {
                break;
            }

            if (block.Length + line.Length + 1 > EmbedLimits.Description)
            {
                blocks.Add(block.ToString());
                block.Clear();
            }

            block.Append(line).Append('\n');
            room -= line.Length + 1;
            count += run.Count;
        }

        blocks.Add(block.ToString());
        var title = TitleOf([.. posts.Take(count)], texts);
        return ([.. blocks.Select((text, index) => new Embed { Title = index == 0 ? title : null, Description = text, Color = Color })], count);
    }

    /// <summary>Posts that follow each other and say the same are one line, with their number and the time of the last.</summary>
    private static IEnumerable<IReadOnlyList<ChannelPost>> RunsOf(IReadOnlyList<ChannelPost> posts)
    {
        List<ChannelPost> run = [posts[0]];
        foreach (var post in posts.Skip(1))
        {
            if (post.Sense is null || post.Sense != run[0].Sense)
            {
                yield return run;
                run = [];
            }

            run.Add(post);
        }

        yield return run;
    }

    private static string? TitleOf(IReadOnlyList<ChannelPost> posts, LanguageTexts texts) =>
        posts.All(post => post.CountKey == posts[0].CountKey) ? texts.Say(posts[0].CountKey, ("count", posts.Count)) : null;
}
