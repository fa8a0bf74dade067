using System.Text.Json;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>Presses what there is to press.</summary>
internal static class ComponentUse
{
    /// <summary>Presses every button and chooses from every menu of some messages, and returns what was answered.</summary>
    /// <param name="userOf">Who does it, by custom id.</param>
    public static async Task<IReadOnlyList<(string CustomId, FakeMessage Answer)>> UseAllAsync(
        this FakeDiscordServer discord, IEnumerable<FakeMessage> messages, Func<string, FakeMember> userOf)
    {
        List<(string, FakeMessage)> answers = [];
        foreach (var message in messages)
        {
            foreach (var (customId, value) in ComponentsOf(message))
            {
                // What was pressed before may have changed the message.
                if (!ComponentsOf(message).Any(component => component.CustomId == customId))
                {
                    continue;
                }

                var interaction = value is null
                    ? await discord.ClickAsync(message, customId, userOf(customId))
                    : await discord.SelectAsync(message, customId, userOf(customId), value);
                await interaction.WaitUntilAsync(answer => answer.HasResponse || answer.FollowUps.Count > 0, TimeSpan.FromSeconds(30));
                answers.AddRange(interaction.FollowUps.Prepend(interaction.Original).OfType<FakeMessage>().Select(answer => (customId, answer)));
            }
        }

        return answers;
    }

    private static List<(string CustomId, string? Value)> ComponentsOf(FakeMessage message) =>
    [
        .. message.Components.EnumerateArray().SelectMany(row => row.GetProperty("components").EnumerateArray())
            .Where(component => component.TryGetProperty("custom_id", out var id) && id.ValueKind == JsonValueKind.String
                && !(component.TryGetProperty("disabled", out var disabled) && disabled.ValueKind == JsonValueKind.True))
            .Select(component => (
                component.GetProperty("custom_id").GetString()!,
                component.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array
                    ? options[0].GetProperty("value").GetString()
                    : null)),
    ];
}
