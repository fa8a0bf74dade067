using System.Text.Json;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>A slash command or subcommand that can be called, as it is registered.</summary>
internal sealed record CommandLeaf(FakeCommand Command, string Path, IReadOnlyList<JsonElement> Options)
{
    /// <summary>Discord shows it in servers only.</summary>
    public bool IsForServersOnly => Command.Definition.TryGetProperty("contexts", out var contexts) && contexts.ValueKind == JsonValueKind.Array
        && contexts.EnumerateArray().All(context => context.GetInt32() == 0);

    /// <summary>Discord hides it from members without some permission, as long as a server's admins decide nothing else.</summary>
    public bool IsForManagers => Command.Definition.TryGetProperty("default_member_permissions", out var needed) && needed.ValueKind == JsonValueKind.String;

    /// <summary>The options for which values are suggested while one types.</summary>
    public IEnumerable<string> Suggesting => Options
        .Where(option => option.TryGetProperty("autocomplete", out var suggests) && suggests.ValueKind == JsonValueKind.True)
        .Select(option => option.GetProperty("name").GetString()!);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CommandLeaf> ListOf(FakeDiscordServer discord) =>
        [.. discord.Commands().Where(command => command.Type == 1).SelectMany(command => LeavesOf(command, command.Name, command.Definition))];

    /// <summary>Something that fits into each option: <paramref name="text"/> into those that take any.</summary>
    public (string Name, object Value)[] Fill(bool withOptional, string text, FakeChannel channel, FakeRole role, FakeMember member) =>
    [
        .. Options.Where(option => withOptional || IsRequired(option))
            .Select(option => (option.GetProperty("name").GetString()!, ValueOf(option, text, channel, role, member))),
    ];

    private static IEnumerable<CommandLeaf> LeavesOf(FakeCommand command, string path, JsonElement definition)
    {
        var options = definition.TryGetProperty("options", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [];
        return options.Exists(option => TypeOf(option) is 1 or 2)
            ? options.SelectMany(option => LeavesOf(command, $"{path} {option.GetProperty("name").GetString()}", option))
            : [new CommandLeaf(command, path, options)];
    }

    private static object ValueOf(JsonElement option, string text, FakeChannel channel, FakeRole role, FakeMember member)
    {
        if (option.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0)
        {
            var first = choices[0].GetProperty("value");
            return first.ValueKind == JsonValueKind.String ? first.GetString()! : first.GetInt64();
        }

        return TypeOf(option) switch
        {
            3 => option.TryGetProperty("max_length", out var max) && max.ValueKind == JsonValueKind.Number && max.GetInt32() < text.Length
                ? text[..max.GetInt32()]
                : text,
            4 or 10 => option.TryGetProperty("min_value", out var min) && min.ValueKind == JsonValueKind.Number ? (long)min.GetDouble() : 1L,
            5 => true,
            7 => channel,
            8 => role,
            _ => member,
        };
    }

    private static bool IsRequired(JsonElement option) => option.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True;

    private static int TypeOf(JsonElement option) => option.GetProperty("type").GetInt32();
}
