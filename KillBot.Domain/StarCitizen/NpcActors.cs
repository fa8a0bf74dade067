namespace KillBot.Domain.StarCitizen;

/// <summary>Tells the game's own people and animals from players.</summary>
public static class NpcActors
{
    /// <summary>Cannot stand in a handle by chance. A bare <c>PU_</c> can, and does.</summary>
    private static readonly string[] Marks =
        ["PU_Human", "PU-Human", "PU_Pilots", "PU_NPC", "NPC_Archetype", "_NPC_", "AIModule_", "_pet_"];

    /// <summary>Names alone or followed by a variant; longer words (<c>KopionHunter</c>) are handles.</summary>
    private static readonly string[] Kinds = ["Kopion", "Quasigrazer", "Marok", "Shipjacker", "vlk"];

    /// <summary>Whether the name is an NPC's; an instance id settles it, since players have none.</summary>
    public static bool IsNpc(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return InstanceId.IsIn(name)
            || Array.Exists(Marks, mark => name.Contains(mark, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Kinds, kind => IsOfKind(name, kind))
            || IsKnownClass(name);
    }

    /// <summary>Cuts the variant off a class: <c>PU_Human-NineTails-Pilot-Male-Light_01</c> ends in <c>_01</c>.</summary>
    internal static string WithoutVariant(string actorClass)
    {
        var digits = actorClass.Length - 1 - actorClass.AsSpan().LastIndexOfAnyExceptInRange('0', '9');
        var start = actorClass.Length - digits - 1;
        return digits is 1 or 2 or 3 && start > 0 && actorClass[start] == '_' ? actorClass[..start] : actorClass;
    }

    // Classes of one plain word (Player, Transport, Actor) come with an instance id; without it they are handles.
    private static bool IsKnownClass(string name) =>
        Catalog.Default.IsNpcClass(name) && name.AsSpan().IndexOfAny('_', '-') >= 0
        || WithoutVariant(name) is var shorter && shorter.Length < name.Length
            && shorter.AsSpan().IndexOfAny('_', '-') >= 0 && Catalog.Default.IsNpcClass(shorter);

    private static bool IsOfKind(string name, string kind) =>
        name.StartsWith(kind, StringComparison.OrdinalIgnoreCase)
        && (name.Length == kind.Length || name[kind.Length] is '_' or '-');
}
