using System.Text;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Feeds;

/// <summary>
/// Puts posts into one message, as many as fit, in their order. Discord shows the text of a message above its embeds, so lines come before
/// embeds; where an order needs it otherwise the message ends.
/// </summary>
internal static class ChannelLayout
{
    /// <summary>More posts than this become a list when they do not fit as they are, so that the channel keeps up.</summary>
    private const int Burst = EmbedLimits.EmbedsPerMessage;

    private const int MaxRoles = 10;

    /// <param name="posts">At least one.</param>
    public static (ChannelMessage Message, int Count) Of(IReadOnlyList<ChannelPost> posts, LanguageTexts texts)
    {
        var (message, count) = AsTheyAre(posts);
        return count == posts.Count || posts.Count <= Burst ? (message, count) : AsList(posts, texts);
    }

    private static (ChannelMessage Message, int Count) AsTheyAre(IReadOnlyList<ChannelPost> posts)
    {
        List<Snowflake> roles = [];
        List<Embed> embeds = [];
        var lines = new StringBuilder();
        var count = 0;
        foreach (var post in posts)
        {
            var text = HeaderWith(roles, post.Role).Length + lines.Length + (post.Embed is null ? post.Line.Length + 2 : 0);
            if (text > OutgoingMessage.MaxContentLength
                || (post.Embed is { } embed ? !EmbedLimits.Fits(embeds, embed) : embeds.Count > 0)
                || !TryAdd(roles, post.Role))
            {
                break;
            }

            if (post.Embed is { } shown)
            {
                embeds.Add(shown);
            }
            else
            {
                lines.Append('\n').Append(post.Line);
            }

            count++;
        }

        return (Message(roles, lines.ToString(), embeds), count);
    }

    private static (ChannelMessage Message, int Count) AsList(IReadOnlyList<ChannelPost> posts, LanguageTexts texts)
    {
        List<Snowflake> roles = [];
        var told = posts.TakeWhile(post => TryAdd(roles, post.Role)).ToList();
        var (embeds, count) = BurstDigest.Of(told, texts);
        // Those behind the last that fits notify with their own message.
        roles.RemoveAll(role => !told.Take(count).Any(post => post.Role == role));
        return (Message(roles, "", embeds), count);
    }

    private static ChannelMessage Message(List<Snowflake> roles, string lines, IReadOnlyList<Embed> embeds) => new()
    {
        Content = (HeaderWith(roles, null) + lines).Trim('\n') is { Length: > 0 } content ? content : null,
        Embeds = embeds.Count == 0 ? null : embeds,
        Roles = roles.Count == 0 ? null : roles,
    };

    private static string HeaderWith(List<Snowflake> roles, Snowflake? another) => string.Join(
        ' ', (another is { } role && !roles.Contains(role) ? roles.Append(role) : roles).Select(Markdown.RoleMention));

    private static bool TryAdd(List<Snowflake> roles, Snowflake? role)
    {
        if (role is not { } mentioned || roles.Contains(mentioned))
        {
            return true;
        }

        if (roles.Count == MaxRoles)
        {
            return false;
        }

        roles.Add(mentioned);
        return true;
    }
}
