using KillBot.Discord.Messages;

namespace KillBot.Bot.Charts;

/// <summary>
/// A chart for a message: a PNG where there is a rasteriser, else block characters. Say what to do with neither:
/// <c>new FollowupMessage { Embeds = [picture.On(embed)], Files = picture.Files }</c>.
/// </summary>
/// <param name="Files">The PNG, or nothing.</param>
/// <param name="Text">The chart as text, safe in a message as it is; empty where there is a PNG.</param>
internal sealed record ChartPicture(IReadOnlyList<FileUpload> Files, string Text)
{
    /// <summary>
    /// The embed with the picture in it, or with the text below its description. In an edit of the message, what the message had goes with
    /// <see cref="Files"/>, also when there are none.
    /// </summary>
    public Embed On(Embed embed) => Files is [var file]
        ? embed with { Image = new EmbedImage { Url = file.Url } }
        : embed with { Description = string.IsNullOrEmpty(embed.Description) ? Text : $"{embed.Description}\n{Text}" };
}
