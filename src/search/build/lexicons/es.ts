import type { LexiconSource } from './lexicon-source.ts';

/** Spanish, without accents. */
export const spanish: LexiconSource = {
  endings: 'aciones acion amente iendo ando idos idas ados adas ido ida ado ada es os as ar er ir o a e s',
  light: `
    el la los las un una unos unas de del al a y o pero yo tu usted ustedes nosotros me te se le les lo mi mis tu tus su sus
    nuestro es son soy esta estan estoy era ser estar he ha han hay tengo tiene tener puedo puede pueden debo debe que quien
    cual como cuando donde cuanto cuanta cuantos cuantas en con sin por para sobre si mas muy tambien ya entonces quiero
    quisiera necesito gracias hola buenos buenas dias favor
  `,
  groups: `
    comprar pedir pedido compra encargar orden
    envio enviar entrega entregar mandar despacho reparto
    paquete envio pedido articulo
    recibir recibido llegar llega llegada
    seguir seguimiento rastrear donde estado
    retraso retrasado demora tarda espera
    cancelar cancelacion anular
    eliminar borrar cerrar
    devolver devolucion cambio cambiar retorno
    reembolso reembolsar dinero
    cambiar modificar editar actualizar corregir
    error equivocado incorrecto mal
    roto danado defectuoso estropeado
    falta faltan perdido
    perdido robado robo
    pagar pago tarjeta
    precio coste costo cuesta caro
    gastos cargo comision tarifa
    descuento cupon codigo oferta promocion
    factura recibo ticket
    contacto contactar llamar telefono hablar
    agente persona humano atencion cliente
    ayuda ayudar soporte
    problema error fallo
    fallo falla rechazado denegado
    funciona funcionar
    disponible stock existencias
    garantia
    talla tamano medida
    color
    direccion domicilio
    tienda local sucursal
    extranjero internacional pais
    cuenta perfil
    entrar iniciar sesion acceso
    registrarse registro crear
    contrasena clave pin
    olvidado olvide olvidar
    verificar confirmar comprobar
    cuando plazo tiempo cuanto
    rapido urgente express
    gratis gratuito
    regalo regalar
    suscripcion
    limpiar lavar cuidar
    reparar reparacion repuesto
  `,
};
