using System.Text.Json;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Reads what a command answered.</summary>
internal static class Answers
{
    extension(FakeInteraction answer)
    {
        /// <summary>The message with the answer: one for the caller alone follows a public "thinking".</summary>
        public FakeMessage Shown => answer.IsDeferred && answer.FollowUps is [var first, ..] ? first : answer.Original!;

        /// <summary>Everything that can be read in it.</summary>
        public string Text => answer.Shown.Text;
    }

    extension(FakeMessage message)
    {
        public string Text => string.Join('\n', message.Embeds.EnumerateArray().SelectMany(TextsOf).Prepend(message.Content).Where(text => text.Length > 0));

        /// <summary>The fields of the first embed: <c>name value</c>.</summary>
        public IReadOnlyList<string> Fields =>
            [.. message.Embeds[0].GetProperty("fields").EnumerateArray().Select(part => $"{part.GetProperty("name")} {part.GetProperty("value")}")];

        public string Title => message.Embeds[0].GetProperty("title").GetString()!;

        public string Description => message.Embeds[0].GetProperty("description").GetString()!;

        /// <summary>The custom ids of the buttons that can be pressed, by label.</summary>
        public IReadOnlyDictionary<string, string> Buttons => message.Components.EnumerateArray()
            .SelectMany(row => row.GetProperty("components").EnumerateArray())
            .Where(button => !button.TryGetProperty("disabled", out var disabled) || !disabled.GetBoolean())
            .ToDictionary(button => button.GetProperty("label").GetString()!, button => button.GetProperty("custom_id").GetString()!);
    }

    private static IEnumerable<string> TextsOf(JsonElement embed)
    {
        foreach (var name in (string[])["title", "description"])
        {
            yield return embed.TryGetProperty(name, out var text) ? text.GetString()! : "";
        }

        if (embed.TryGetProperty("fields", out var fields))
        {
            foreach (var field in fields.EnumerateArray())
            {
                yield return $"{field.GetProperty("name")} {field.GetProperty("value")}";
            }
        }

        if (embed.TryGetProperty("footer", out var footer))
        {
            yield return footer.GetProperty("text").GetString()!;
        }
    }
}
