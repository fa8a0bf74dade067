namespace KillBot.Domain.Feeds.Filters;

/// <summary>What a clause of a filter asks about.</summary>
public enum FilterField
{
    Killer,
    Victim,

    /// <summary>By its class, without instance id, or by its readable name.</summary>
    Weapon,

    /// <summary>By its zone or by its readable name.</summary>
    Place,

    /// <summary>A vehicle that was the weapon or in which the victim died, by its class or by its readable name, with or without the maker.</summary>
    Ship,

    PvP,

    /// <summary>Somebody killed or was killed, and not both were players.</summary>
    PvE,

    Suicide,
    Environmental,

    /// <summary>The server that the kill or visit was recorded for, by name or id.</summary>
    Server,

    /// <summary>Alone: somebody of the feed's server took part. With a name: a member of that name did.</summary>
    Member,

    /// <summary>The killer's kills without a death, up to and including this one.</summary>
    Streak,

    /// <summary>Of VRChat, by name or id.</summary>
    World,

    /// <summary>Who may join the VRChat instance.</summary>
    Instance,
}
