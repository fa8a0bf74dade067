using System.Text.Json;
using System.Text.RegularExpressions;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Reads the kills out of what was posted.</summary>
internal static partial class PostedKills
{
    extension(FakeMessage message)
    {
        public IReadOnlyList<string> Descriptions =>
            [.. message.Embeds.EnumerateArray().Select(embed => embed.GetProperty("description").GetString()!)];

        /// <summary>The victims' names in order, from embeds of one kill each and from digests.</summary>
        public IReadOnlyList<string> Victims =>
            [.. message.Descriptions.SelectMany(text => Line().Matches(text).Select(match => match.Groups["victim"].Value))];
    }

    extension(FakeChannel channel)
    {
        public IReadOnlyList<string> Victims => [.. channel.Messages.SelectMany(message => message.Victims)];

        /// <summary>Waits until as many kills are told, in however many messages.</summary>
        public async Task<IReadOnlyList<string>> WaitForVictimsAsync(int count, TimeSpan? timeout = null)
        {
            await channel.WaitForMessageAsync(_ => channel.Victims.Count >= count, timeout);
            return channel.Victims;
        }
    }

    public static int TextLength(FakeMessage message) => message.Embeds.EnumerateArray().Sum(embed =>
        Length(embed, "description") + Length(embed, "title"));

    private static int Length(JsonElement embed, string member) =>
        embed.TryGetProperty(member, out var text) ? text.GetString()?.Length ?? 0 : 0;

    [GeneratedRegex(@"\*\* (?:killed|→) \*\*(?<victim>.+?)\*\*(?: ·|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
