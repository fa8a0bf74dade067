using System.Text.Json;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Finds "feed add" among the registered commands: the command, the subcommand (and its group), the options.</summary>
internal sealed record CommandLookup(FakeCommand Command, IReadOnlyList<JsonElement> Path, IReadOnlyList<JsonElement> Options)
{
    /// <param name="guild">Null in direct messages, where Discord shows the commands that say so, and those that do not say where they belong.</param>
    public static CommandLookup Find(DiscordWorld world, FakeGuild? guild, string path)
    {
        var words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var global = world.Commands.GetValueOrDefault(0UL) ?? [];
        var all = guild is null
            ? global.Where(IsForDirectMessages).ToList()
            : (world.Commands.GetValueOrDefault(guild.Id) ?? []).Concat(global).ToList();
        var command = all.Find(known => known.Type == 1 && known.Name == words[0])
            ?? throw new InvalidOperationException($"404: no command /{words[0]} is registered, only: {string.Join(", ", all.Select(known => known.Name))}.");
        var steps = new List<JsonElement>();
        var options = OptionsOf(command.Definition);
        foreach (var word in words.Skip(1))
        {
            var step = options.FirstOrDefault(option => TypeOf(option) is 1 or 2 && option.GetProperty("name").GetString() == word);
            if (step.ValueKind == JsonValueKind.Undefined)
            {
                throw new InvalidOperationException($"404: /{path} has no subcommand {word}.");
            }

            steps.Add(step);
            options = OptionsOf(step);
        }

        return options.Any(option => TypeOf(option) is 1 or 2)
            ? throw new InvalidOperationException($"/{path} needs a subcommand: {string.Join(", ", options.Select(option => option.GetProperty("name")))}.")
            : new CommandLookup(command, steps, options);
    }

    public JsonElement Option(string name)
    {
        var option = Options.FirstOrDefault(known => known.GetProperty("name").GetString() == name);
        return option.ValueKind == JsonValueKind.Undefined
            ? throw new InvalidOperationException($"/{Command.Name} has no option {name}, only: {string.Join(", ", Options.Select(known => known.GetProperty("name")))}.")
            : option;
    }

    private static bool IsForDirectMessages(FakeCommand command) =>
        !command.Definition.TryGetProperty("contexts", out var contexts) || contexts.ValueKind != JsonValueKind.Array
        || contexts.EnumerateArray().Any(context => context.GetInt32() == 1);

    public static int TypeOf(JsonElement option) => option.GetProperty("type").GetInt32();

    private static List<JsonElement> OptionsOf(JsonElement json) =>
        json.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array ? [.. options.EnumerateArray()] : [];
}
